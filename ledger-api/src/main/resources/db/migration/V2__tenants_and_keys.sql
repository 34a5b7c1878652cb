-- Who may call. Not part of the books: changed in place, never replayed.

CREATE TABLE ledger.tenant (
    tenant            text           NOT NULL COLLATE "C" PRIMARY KEY,
    created_at        timestamptz    NOT NULL DEFAULT now(),
    signup_allocation numeric(38, 12) NOT NULL DEFAULT 25000 CHECK (signup_allocation >= 0), -- credits of a new organization
    token_secret      text,  -- verifies users' tokens (HS256) ...
    token_jwks        text,  -- ... or the public keys that do
    CONSTRAINT token_verified_one_way CHECK (token_secret IS NULL OR token_jwks IS NULL)
);

COMMENT ON TABLE ledger.tenant IS 'Owners of keys and accounts.';

CREATE TABLE ledger.api_key (
    id           text        NOT NULL COLLATE "C" PRIMARY KEY,
    tenant       text        NOT NULL COLLATE "C" REFERENCES ledger.tenant,
    secret_hash  bytea       NOT NULL, -- SHA-256; the secret itself is kept nowhere
    scopes       text[]      NOT NULL CHECK (scopes <@ ARRAY['read', 'write', 'admin']),
    label        text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    revoked_at   timestamptz,
    last_used_at timestamptz           -- to the hour
);

CREATE INDEX api_key_tenant ON ledger.api_key (tenant, created_at);

COMMENT ON TABLE ledger.api_key IS 'API keys <id>.<secret>; a revoked key stays, so that actors in event metadata keep a name.';

GRANT SELECT, INSERT, UPDATE ON ledger.tenant, ledger.api_key TO ledger_app;
