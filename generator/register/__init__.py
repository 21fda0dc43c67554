"""What was decided about documents: the acts, the states that follow from them, and the archive of issues."""
