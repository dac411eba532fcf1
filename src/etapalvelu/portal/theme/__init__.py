"""The looks: the frame around every page, its navigation, edit bar, messages and error pages.

The frame replaces Plone's main template, viewlets and Diazo theme on the portal's pages. Style
sheets and scripts are built from `frontend/` into `static/dist/`.
"""
