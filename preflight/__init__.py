"""The check-up (体检) an article passes before submission: typos, punctuation, sensitive words,
dead links. Its rules are plain Python and know neither Django nor Wagtail."""
