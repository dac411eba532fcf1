"""Brings an existing site to this version: one folder for each step, `YYYYMMDD_sentence`.

A folder holds `upgrade.py`: its docstring is the step's title, its `run(setup)` does the work and
may be repeated. Names give the order and the versions; the last one is the version that
`profiles/default/metadata.xml` must have. `make upgrade` runs what a site lacks.
"""
