/** What people see: the hosted checkout, the bank's 3-D Secure step, receipts and invoices. */
@NullMarked
package io.creditledger.sandbox.page;

import org.jspecify.annotations.NullMarked;
