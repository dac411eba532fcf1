"""Spreadsheet files in and out: CSV in the encodings that offices really send, and XLSX.

Reading gives a Table of text cells numbered as the spreadsheet numbers its rows; what cannot be
read is told with the file, the row and the column, never guessed.
"""
