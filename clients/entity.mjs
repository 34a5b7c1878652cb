// Drives the entity dialect through the npm client @questlabs/core. It has no option for its base URL, but a public field.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import quest from '@questlabs/core';
import { argumentsFor, call, run } from './calls.mjs';

const QuestSdk = quest.default ?? quest;
const [base, key] = argumentsFor('base URL', 'key');
const [apiKey, apiSecret] = key.split('.');
const entityId = `e-${randomUUID()}`;
const userId = `u-${randomUUID()}`;
const sdk = new QuestSdk({ apiKey, apiSecret, entityId, userAgent: 'SERVER' });
sdk.baseUrl = `${base}/api`;
sdk.setUser({ userId, token: 'none: the secret speaks for the owner' });
// The client sends the secret only when a call says so.
const asOwner = { _headers: { apiSecret } };
const tiers = new quest.Core.EntiyCreditTier(sdk);

const succeeded = (answer) => assert.equal(answer.success, true, JSON.stringify(answer));

/** The client answers failures instead of throwing them. */
const failed = (words) => (answer) => {
    assert.equal(answer.success, false, JSON.stringify(answer));
    assert.match(answer.error, words);
};

async function offers() {
    const scale = { creditsAmount: 250, extraCreditsAmount: 50, price: 50, creditsTierId: 'scale', creditsTierName: 'Scale Plan' };
    await call('addCreditTierForEntity', tiers.addCreditTierForEntity(scale, asOwner), (answer) => {
        succeeded(answer);
        assert.deepEqual(answer.data, { entityId, ...scale, recurringTimePeriod: 'ONETIME' });
    });
    await call('addCreditTierForEntity with defaults', tiers.addCreditTierForEntity(
        { creditsAmount: 10, price: 1, creditsTierId: 'gift', creditsTierName: 'Gift' }, asOwner), succeeded);
    await call('updateCreditTierForEntity', tiers.updateCreditTierForEntity(
        { creditsTierId: 'scale', creditsTierName: 'Scale' }, asOwner), (answer) => {
        succeeded(answer);
        assert.equal(answer.data.creditsTierName, 'Scale');
        assert.equal(answer.data.price, 50);
    });
    await call('getCreditTiersForEntity', tiers.getCreditTiersForEntity({}, asOwner), (answer) => {
        succeeded(answer);
        assert.deepEqual(answer.data.map((tier) => tier.creditsTierId).sort(), ['gift', 'scale']);
    });
    await call('addCreditTierForEntity again', tiers.addCreditTierForEntity(scale, asOwner), failed(/exist/i));
    await call('updateCreditTierForEntity of none', tiers.updateCreditTierForEntity(
        { creditsTierId: 'none', price: 1 }, asOwner), failed(/none|not found/i));
}

/** Pays in the sandbox: its test card needs no further step of the buyer. */
async function paid() {
    const cardData = {
        email: 'ada@example.org', name: 'Ada', phone: '1',
        address: { country: 'US', postal_code: '10001', city: 'New York', state: 'NY', line1: '1 Main St' },
    };
    const intentData = { paymentMethodId: 'pm_card_visa', amount: 50, currency: 'usd' };
    const created = await call('createPaymentIntentForEntity',
        tiers.createPaymentIntentForEntity({ cardData, intentData }, asOwner), (answer) => {
            succeeded(answer);
            assert.match(answer.data.clientSecret, new RegExp(`^${answer.data.intentId}_secret_`));
        });
    const { intentId } = created.data;
    await call('approvePaymentForEntity', tiers.approvePaymentForEntity({ intentId }, asOwner), succeeded);
    return intentId;
}

async function credits() {
    const intentId = await paid();
    await call('buyCreditsForUser', tiers.buyCreditsForUser({ creditsTierId: 'scale', intentId }, asOwner), succeeded);
    await call('buyCreditsForUser again', tiers.buyCreditsForUser({ creditsTierId: 'scale', intentId }, asOwner), succeeded);
    await call('getCreditInfoForUser', tiers.getCreditInfoForUser({}, asOwner), (answer) => {
        succeeded(answer);
        assert.equal(answer.data.creditsAmount, 300);
        assert.equal(answer.data.currentCreditsTierId, 'scale');
        assert.deepEqual(answer.data.history.map((row) => row.type).sort(), ['BOUGHT', 'GIFTED']);
    });
    await call('decrementCreditsForUser', tiers.decrementCreditsForUser({ creditsAmount: 120 }, asOwner), succeeded);
    await call('decrementCreditsForUser beyond', tiers.decrementCreditsForUser({ creditsAmount: 181 }, asOwner), failed(/insufficient/i));
    const second = await paid();
    await call('buyCreditsForEntity', tiers.buyCreditsForEntity({ creditsTierId: 'scale', intentId: second }, asOwner), succeeded);
    await call('decrementCreditsForEntity', tiers.decrementCreditsForEntity({ creditsAmount: 30 }, asOwner), succeeded);
    await call('getCreditInfoForUser afterwards', tiers.getCreditInfoForUser({}, asOwner), (answer) =>
        assert.equal(answer.data.creditsAmount, 450));
    await call('getCreditInfoForEntity', tiers.getCreditInfoForEntity({}, asOwner), (answer) => {
        succeeded(answer);
        assert.equal(answer.data.entityId, entityId);
        assert.ok(Array.isArray(answer.data.history) && typeof answer.data.creditsAmount === 'number');
    });
    await call('buyCreditsForUser with a used intent', tiers.buyCreditsForUser({ creditsTierId: 'gift', intentId }, asOwner), failed(/./));
    await call('approvePaymentForEntity of none', tiers.approvePaymentForEntity({ intentId: 'pi_none' }, asOwner), failed(/./));
}

await run('@questlabs/core', async () => {
    // Which entities there are is not the dialect's: the tenant says so in the native API.
    const made = await fetch(`${base}/api/ledger/v1/entities`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ entity: entityId }),
    });
    assert.ok(made.ok, await made.text());
    await offers();
    await credits();
    const stranger = new QuestSdk({ apiKey: 'nobody', entityId });
    stranger.baseUrl = sdk.baseUrl;
    stranger.setUser({ userId, token: 'none' });
    await call('getCreditInfoForUser of a stranger', new quest.Core.EntiyCreditTier(stranger).getCreditInfoForUser(), failed(/./));
});
