package io.creditledger.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void brackets_nest() {
        Form form = Form.parse("a[b][0][c]=one&a[b][1][c]=two&expand[]=x&expand[]=y%20z&plain=1");
        assertThat(form.form("a").forms("b")).extracting(one -> one.text("c")).containsExactly("one", "two");
        assertThat(form.texts("expand")).containsExactly("x", "y z");
        assertThat(form.integer("plain")).isEqualTo(1);
        assertThat(form.form("a").forms("b").getLast().param("c")).isEqualTo("a[b][1][c]");
    }

    @Test
    void an_empty_text_unsets() {
        Form form = Form.parse("name=&metadata[a]=&metadata[b]=c");
        assertThat(form.has("name")).isTrue();
        assertThat(form.text("name")).isNull();
        assertThat(form.form("metadata").entries()).containsEntry("a", "").containsEntry("b", "c");
        assertThatThrownBy(() -> form.required("name")).hasMessageContaining("empty string");
        assertThatThrownBy(() -> form.required("other")).hasMessage("Missing required param: other.");
    }

    @Test
    void a_parameter_that_is_not_known_is_found_wherever_it_hides() {
        Params params = Params.of("line_items.price metadata.*");
        params.check(Form.parse("line_items[0][price]=p&metadata[any][thing]=x&expand[0]=y"));
        assertThatThrownBy(() -> params.check(Form.parse("line_items[3][prize]=p")))
                .hasMessage("Received unknown parameter: line_items[3][prize]");
    }

    @Test
    void a_text_is_no_object_and_an_object_no_text() {
        assertThatThrownBy(() -> Form.parse("a=1&a[b]=2")).hasMessage("Invalid object");
        assertThatThrownBy(() -> Form.parse("a=1").form("a")).hasMessage("Invalid object");
        assertThatThrownBy(() -> Form.parse("a[b]=1").text("a")).hasMessageStartingWith("Invalid string");
        assertThatThrownBy(() -> Form.parse("a=%zz")).hasMessageStartingWith("Invalid encoding");
    }
}
