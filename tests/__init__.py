"""Rollebog's tests."""
