"""What the shipped templates are made of; ``python -m templates.build`` puts them together."""
