"""Every word counts: each leaf of text is followed from its YAML file to its places in the finished Word files."""
