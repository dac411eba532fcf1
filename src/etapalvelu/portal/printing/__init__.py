"""Typesetting: data and a template become a PDF or a picture (decision 0008)."""
