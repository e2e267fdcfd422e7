package dev.mvnlambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LinkedResourceTest {
    private static final String PROPERTY = "mvnlambda.resource.Billing";

    private final LinkedResource billing = new LinkedResource("Billing", "MVNLAMBDA_RESOURCE_BILLING");

    @AfterEach
    void unset() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void aUnitTestSetsWhatADeployWould() {
        System.setProperty(PROPERTY, """
                { "name": "shop-dev-Billing", "arn": "arn:aws:lambda:eu-west-1:111122223333:function:shop-dev-Billing:LatestAlias",
                  "qualifier": "LatestAlias", "url": "https:\\/\\/abc.lambda-url.eu-west-1.on.aws\\u002f" }""");
        assertThat(billing.name()).isEqualTo("shop-dev-Billing");
        assertThat(billing.arn()).endsWith(":LatestAlias");
        assertThat(billing.url()).isEqualTo("https://abc.lambda-url.eu-west-1.on.aws/");
    }

    @Test
    void aFunctionThatWasNeverLinkedNamesTheAnnotationToAdd() {
        assertThatThrownBy(billing::arn)
                .isInstanceOf(NotLinkedException.class)
                .hasMessageContaining("@Link(Billing.class)")
                .hasMessageContaining(PROPERTY);
    }

    @Test
    void aLinkWithoutItsUrlSaysWhatToChange() {
        System.setProperty(PROPERTY, "{\"name\":\"n\",\"arn\":\"a\",\"url\":null}");
        assertThatThrownBy(billing::url)
                .isInstanceOf(NotLinkedException.class)
                .hasMessageContaining("@Url")
                .hasMessageContaining("url = false");
    }

    @Test
    void aTextThatIsNoJsonNamesWhereItStands() {
        for (String bad :
                new String[] {"", "{", "[]", "{\"name\":1}", "{\"name\":\"x\"", "{\"a\":\"\\u12\"}", "{} x"}) {
            System.setProperty(PROPERTY, bad);
            assertThatThrownBy(billing::name)
                    .as(bad)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(PROPERTY);
        }
    }
}
