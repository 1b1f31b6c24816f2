"""A question and passages come in, the sentence or clause that answers goes out, else those that are nearest."""
