"""What a body may hold: leaf and struct blocks, one family a file, and the stream that lists them.

Each block has an icon, a group, a preview and a template under `templates/blocks/`.
"""
