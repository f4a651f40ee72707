"""Findings that are not reported, each for a reason of its own.

A comment ignores them, a baseline knows them already, or nothing that they speak of has changed.
"""
