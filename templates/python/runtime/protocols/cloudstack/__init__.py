"""The CloudStack protocol: how commands are sent, and how their responses are read.

The other modules of the runtime know ``interface`` alone.
"""
