"""Offline detector of factual contradictions between articles."""
