"""How is a history sealed? A Merkle tree over its lines, and notes signed over the tree's root.

Pure: what is hashed and signed comes in as bytes, what is kept where is the store's and the front door's.
"""
