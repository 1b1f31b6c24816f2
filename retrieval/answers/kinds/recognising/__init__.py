"""Tells which kind of answer a question asks for, by weights fitted on questions of many hands."""
