"""A question and passages come in, what each sentence meets and lacks goes out."""
