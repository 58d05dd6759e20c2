"""What the demo shows, drawn by code: one module for each family of pictures, one for its papers, one
for its film. Read by `draw_demo_images.py`."""
