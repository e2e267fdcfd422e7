package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class ResourcePackageTest {

    @Test
    void isGroupAndArtifactInLowerCase() throws Exception {
        assertThat(ResourcePackage.of(null, "com.Acme", "Shop")).isEqualTo("com.acme.shop");
    }

    @Test
    void leavesOutWhatJavaDoesNotAllow() throws Exception {
        assertThat(ResourcePackage.of(null, "com.acme-shop", "2-orders.new.api"))
                .isEqualTo("com.acmeshop.orders.api");
        assertThat(ResourcePackage.of(null, "1", "-")).isEqualTo("lambda");
    }

    @Test
    void isWhatTheUserChose() throws Exception {
        assertThat(ResourcePackage.of("my.own", "com.acme", "shop")).isEqualTo("my.own");
    }

    @Test
    void aChoiceThatIsNoPackageIsRefusedWithTheCure() {
        assertThatThrownBy(() -> ResourcePackage.of("my-own", "com.acme", "shop"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "<resourcePackage> is 'my-own', but that is no name of a Java package. Set <resourcePackage> "
                                + "or -Dlambda.resourcePackage to one such as 'com.acme.shop'.");
    }
}
