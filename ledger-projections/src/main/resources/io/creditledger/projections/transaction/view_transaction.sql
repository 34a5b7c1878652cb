-- What happened to accounts. A line's details are in its event: see position.

CREATE TABLE transaction (
    book        int         NOT NULL,
    account     text        NOT NULL COLLATE "C",
    entry       bigint      NOT NULL,
    position    bigint      NOT NULL,
    seq         bigint      NOT NULL,
    id          uuid        NOT NULL,
    type        text        NOT NULL COLLATE "C",
    kind        text        NOT NULL COLLATE "C",
    change      numeric     NOT NULL,
    balance     numeric     NOT NULL,
    occurred_at timestamptz NOT NULL, -- of the usage, where it is said, otherwise of the command
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (book, account, entry)
);

CREATE INDEX transaction_id ON transaction (book, id);
-- purchases of an account with a million decrements
CREATE INDEX transaction_rare ON transaction (book, account, entry) WHERE type NOT IN ('decrement', 'capture');

CREATE TABLE block ( -- where a block comes from
    book     int    NOT NULL,
    account  text   NOT NULL COLLATE "C",
    block    uuid   NOT NULL,
    grant_id uuid   NOT NULL,
    position bigint NOT NULL, -- of the event that made it and says its terms
    PRIMARY KEY (book, account, block)
);

CREATE TABLE purchase ( -- what paid for a grant
    book     int  NOT NULL,
    account  text NOT NULL COLLATE "C",
    grant_id uuid NOT NULL,
    payment  text NOT NULL COLLATE "C",
    PRIMARY KEY (book, account, grant_id)
);
