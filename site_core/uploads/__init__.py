"""What a file that somebody hands in has to be, told from its content. No Django in here.

Two questions: `documents.document_problem` and `pictures.picture_problem`. Each answers with a
`Problem`, or None when the file may be kept. No file is unpacked to disk or read whole into memory.
"""
