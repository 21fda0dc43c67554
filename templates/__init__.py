"""The Word templates and the program that makes the shipped ones."""
