"""Suomi.fi Finnish Service Catalogue (PTV): its records in our registers.

For the coordinator, who brings real data in from JSON files of the PTV Open API: generations 7-11
as they are published, of generation 12 what its documentation names.
"""
