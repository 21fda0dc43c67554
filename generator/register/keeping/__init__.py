"""How the records are kept: the register's file, sessions on it, and proof that nothing was lost or altered."""
