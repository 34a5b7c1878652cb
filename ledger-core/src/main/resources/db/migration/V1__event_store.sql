-- The event store. What is here is the truth; everything else can be rebuilt from it.
-- `book` leads every key so that books can be spread over a distributed PostgreSQL without changing a statement.

CREATE TABLE ledger.head (
    book        int         NOT NULL PRIMARY KEY,
    position    bigint      NOT NULL, -- of the last event
    version     bigint      NOT NULL, -- writes so far, those that only bound refused keys included
    batch       uuid        NOT NULL, -- identity of the last write: settles a commit whose answer was lost
    chain       bytea       NOT NULL, -- chain(n) = SHA-256(chain(n-1) || hash(n)), 32 zero bytes before the first
    recorded_at timestamptz NOT NULL  -- of the last event: never decreases
) WITH (fillfactor = 10);

COMMENT ON TABLE ledger.head IS 'One row per book. Every append compares and sets it, which fences writers and makes positions gapless.';

INSERT INTO ledger.head (book, position, version, batch, chain, recorded_at)
VALUES (1, 0, 0, '00000000-0000-0000-0000-000000000000', decode(repeat('00', 32), 'hex'), 'epoch');

CREATE TABLE ledger.event (
    book            int         NOT NULL,
    position        bigint      NOT NULL,
    stream          text        NOT NULL COLLATE "C",
    seq             bigint      NOT NULL,
    event_id        uuid        NOT NULL,
    type            text        NOT NULL COLLATE "C",
    revision        int         NOT NULL,
    recorded_at     timestamptz NOT NULL,
    payload         bytea       NOT NULL, -- canonical JSON, exactly the bytes that were hashed
    metadata        bytea       NOT NULL,
    idempotency_key text        COLLATE "C",
    hash            bytea       NOT NULL, -- RFC 6962 leaf hash of all other columns
    PRIMARY KEY (book, position),
    CONSTRAINT event_stream_seq UNIQUE (book, stream, seq)
);

COMMENT ON TABLE ledger.event IS 'Facts, append only: no role may update, delete or truncate.';

CREATE VIEW ledger.event_json AS
SELECT book, position, stream, seq, event_id, type, revision, recorded_at,
       convert_from(payload, 'UTF8')::json AS payload,
       convert_from(metadata, 'UTF8')::json AS metadata,
       idempotency_key, encode(hash, 'hex') AS hash
FROM ledger.event;

COMMENT ON VIEW ledger.event_json IS 'The events for human eyes.';

CREATE TABLE ledger.command_key (
    book        int    NOT NULL,
    tenant      text   NOT NULL COLLATE "C",
    key         text   NOT NULL COLLATE "C",
    fingerprint bytea  NOT NULL, -- of what was asked: 16 bytes of SHA-256
    position    bigint NOT NULL, -- accepted: of its first event; otherwise the head when it was decided
    events      int    NOT NULL, -- how many events it made
    refusal     bytea,           -- canonical JSON of the refusal; NULL: accepted
    CONSTRAINT command_key_once PRIMARY KEY (book, tenant, key)
);

COMMENT ON TABLE ledger.command_key IS 'One outcome per idempotency key, for ever, written with the batch that decided it.';

CREATE TABLE ledger.snapshot (
    book     int    NOT NULL,
    stream   text   NOT NULL COLLATE "C",
    seq      bigint NOT NULL, -- state after this event
    type     text   NOT NULL COLLATE "C",
    revision int    NOT NULL,
    payload  bytea  NOT NULL,
    PRIMARY KEY (book, stream)
);

COMMENT ON TABLE ledger.snapshot IS 'Cache of states for short cold loads; may be emptied at any time.';

CREATE TABLE ledger.view_token (
    book       int         NOT NULL,
    view       text        NOT NULL COLLATE "C",
    version    int         NOT NULL, -- of the view's tables; a view of another version is rebuilt
    position   bigint      NOT NULL, -- the view shows every event up to here
    owner      text        COLLATE "C", -- node that folds it
    claimed_at timestamptz NOT NULL,
    PRIMARY KEY (book, view)
) WITH (fillfactor = 10);

COMMENT ON TABLE ledger.view_token IS 'How far each view has come; moves in the transaction that changes the view.';

CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger.event is append only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.event
FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- The application works as ledger_app: it may add events, never change them.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ledger_app') THEN
        CREATE ROLE ledger_app NOLOGIN;
    END IF;
    EXECUTE format('GRANT ledger_app TO %I', current_user);
    EXECUTE format('GRANT CREATE ON DATABASE %I TO ledger_app', current_database()); -- view schemas are its own
END $$;

GRANT USAGE ON SCHEMA ledger TO ledger_app;
GRANT SELECT, INSERT ON ledger.event TO ledger_app;
GRANT SELECT ON ledger.event_json TO ledger_app;
GRANT SELECT, UPDATE ON ledger.head TO ledger_app;
GRANT SELECT, INSERT ON ledger.command_key TO ledger_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.snapshot, ledger.view_token TO ledger_app;
