-- Payments: how far their money has come, what went back, and what they make due on accounts.

CREATE TABLE payment (
    book              int         NOT NULL,
    stream            text        NOT NULL COLLATE "C",
    seq               bigint      NOT NULL,
    position          bigint      NOT NULL,
    amount            bigint      NOT NULL, -- minor units
    currency          text        NOT NULL COLLATE "C",
    payer             text        COLLATE "C",
    account           text        COLLATE "C", -- stream of the account that it buys for
    source            text        COLLATE "C",
    offer             text        COLLATE "C",
    credits           numeric,
    approved          boolean     NOT NULL,
    failure           text        COLLATE "C",
    cancelled         text        COLLATE "C",
    received          bigint,
    received_currency text        COLLATE "C",
    session           text        COLLATE "C",
    intent            text        COLLATE "C",
    charge            text        COLLATE "C",
    invoice           text        COLLATE "C",
    customer          text        COLLATE "C",
    method            text        COLLATE "C",
    created_at        timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL,
    created_position  bigint      NOT NULL,
    PRIMARY KEY (book, stream)
) WITH (fillfactor = 70);

CREATE INDEX payment_of_account ON payment (book, account, created_position DESC);
CREATE INDEX payment_in_order ON payment (book, created_position);
CREATE INDEX payment_open ON payment (book, created_position) WHERE received IS NULL AND cancelled IS NULL;

CREATE INDEX payment_unredeemed ON payment (book, created_position) WHERE received IS NOT NULL AND account IS NULL;

CREATE TABLE refund (
    book     int     NOT NULL,
    stream   text    NOT NULL COLLATE "C",
    refund   text    NOT NULL COLLATE "C",
    amount   bigint  NOT NULL,
    currency text    NOT NULL COLLATE "C",
    failed   boolean NOT NULL,
    PRIMARY KEY (book, stream, refund)
);

CREATE TABLE dispute (
    book     int    NOT NULL,
    stream   text   NOT NULL COLLATE "C",
    dispute  text   NOT NULL COLLATE "C",
    amount   bigint NOT NULL,
    currency text   NOT NULL COLLATE "C",
    stage    text   NOT NULL COLLATE "C",
    PRIMARY KEY (book, stream, dispute)
);

CREATE TABLE move (
    book        int     NOT NULL,
    stream      text    NOT NULL COLLATE "C",
    number      int     NOT NULL,
    kind        text    NOT NULL COLLATE "C",
    credits     numeric NOT NULL,
    cause       text    COLLATE "C",
    of_number   int     NOT NULL,
    asked       numeric NOT NULL, -- credits that the account is asked for
    done        boolean NOT NULL,
    transaction uuid,
    refusals    int     NOT NULL,
    refusal     text    COLLATE "C",
    retry_at    timestamptz,
    PRIMARY KEY (book, stream, number)
);

CREATE INDEX move_due ON move (book, stream, number) WHERE NOT done;

-- Any object of the provider to the payment that it belongs to.
CREATE TABLE object (
    book   int  NOT NULL,
    id     text NOT NULL COLLATE "C",
    stream text NOT NULL COLLATE "C",
    PRIMARY KEY (book, id, stream)
);
