package dev.mvnlambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleArnTest {
    private static final Identity CHINA = new Identity("123456789012", "cn-north-1", "aws-cn", "amazonaws.com.cn");

    @Test
    void aRuleIsInThePartitionRegionAndAccountOfItsBus() {
        assertThat(RuleArn.of("default", "r", CHINA)).hasToString("arn:aws-cn:events:cn-north-1:123456789012:rule/r");
        assertThat(RuleArn.of("orders", "r", CHINA))
                .hasToString("arn:aws-cn:events:cn-north-1:123456789012:rule/orders/r");
        assertThat(RuleArn.of("arn:aws-cn:events:cn-northwest-1:210987654321:event-bus/orders", "r", CHINA))
                .hasToString("arn:aws-cn:events:cn-northwest-1:210987654321:rule/orders/r");
    }

    @Test
    void anArnIsReadAsItIsWritten() {
        for (String bus : new String[] {"default", "orders", "aws.partner/example.com/1"}) {
            RuleArn rule = RuleArn.of(bus, "r", CHINA);
            assertThat(RuleArn.parse(rule.toString())).isEqualTo(rule);
            assertThat(RuleArn.isOne(rule.toString())).isTrue();
        }
        assertThat(RuleArn.isOne("arn:aws:sns:us-east-1:123456789012:topic")).isFalse();
    }

    @Test
    void theRoleAndTheGroupOfSchedulesAreInThePartitionOfTheirStage() {
        Stage stage = new Stage("shop", "dev", CHINA);
        assertThat(ScheduleRoleType.arn(new FunctionScope(stage, "Orders", Optional.empty())))
                .isEqualTo("arn:aws-cn:iam::123456789012:role/mvn-lambda/shop/dev/cn-north-1/"
                        + "shop-dev-Orders-schedules-cn-north-1");
        assertThat(ScheduleGroupType.arn(stage))
                .isEqualTo("arn:aws-cn:scheduler:cn-north-1:123456789012:schedule-group/shop-dev");
    }
}
