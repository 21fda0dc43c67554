"""The register and the workspace side by side: where every document stands on a day, and what comes next."""
