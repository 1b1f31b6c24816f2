"""An answer, a passage or an entry of the register comes in, Telegram messages with their buttons go out."""
