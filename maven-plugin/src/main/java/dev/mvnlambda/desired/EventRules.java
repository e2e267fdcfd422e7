package dev.mvnlambda.desired;

import dev.mvnlambda.manifest.EventBridgeSpec;
import dev.mvnlambda.manifest.EventPattern;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.ManifestJson;
import dev.mvnlambda.manifest.ScheduleExpression;
import dev.mvnlambda.manifest.ScheduleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Rules of event buses and schedules, held against what AWS takes once their placeholders are resolved. */
final class EventRules {
    private static final Pattern BUS = Pattern.compile("(?=.{1,256}$)[.\\-_A-Za-z0-9]+");
    private static final int LONGEST_INPUT = 8192;

    private final Map<String, String> makers = new TreeMap<>();

    /** What is wrong with one more function, a line each. */
    List<String> problems(FunctionSpec spec) {
        List<String> problems = new ArrayList<>();
        spec.triggers(EventBridgeSpec.class).forEach(rule -> check(rule, spec.name(), problems));
        spec.triggers(ScheduleSpec.class).forEach(schedule -> check(schedule, spec.name(), problems));
        return problems;
    }

    private void check(EventBridgeSpec rule, String function, List<String> problems) {
        EventPattern.fault(rule.pattern())
                .ifPresent(fault ->
                        problems.add(function + " has the pattern '" + rule.pattern() + "', but " + fault + "."));
        checkInput(rule.input(), LONGEST_INPUT, function, problems);
        if (rule.create()) {
            checkMade(rule.source(), function, problems);
        }
    }

    private void checkMade(String bus, String function, List<String> problems) {
        if (!BUS.matcher(bus).matches() || bus.equals("default")) {
            problems.add(function + " makes the event bus '" + bus
                    + "', but a name is 1 to 256 letters, digits, '.', '-' or '_', and not default. Change bus.");
        }
        String first = makers.putIfAbsent(bus, function);
        if (first != null && !first.equals(function)) {
            problems.add(first + " and " + function + " both make the event bus " + bus
                    + ", but it belongs to one of them. Take create = true out of one of them.");
        }
    }

    private static void check(ScheduleSpec schedule, String function, List<String> problems) {
        ScheduleExpression.fault(schedule.source())
                .ifPresent(fault ->
                        problems.add(function + " has the schedule '" + schedule.source() + "', but " + fault + "."));
        ScheduleExpression.zoneFault(schedule.timezone())
                .ifPresent(fault ->
                        problems.add(function + " has the timezone '" + schedule.timezone() + "', but " + fault + "."));
        checkInput(schedule.input(), Integer.MAX_VALUE, function, problems);
    }

    private static void checkInput(String input, int longest, String function, List<String> problems) {
        if (!input.isEmpty() && (!ManifestJson.isJson(input) || input.length() > longest)) {
            problems.add(function + " has the input '" + (input.length() > 80 ? input.substring(0, 80) + "…" : input)
                    + "', but what a function is handed is JSON"
                    + (longest == Integer.MAX_VALUE ? "" : " of " + longest + " characters at most")
                    + ". Write an object, or a text in quotes.");
        }
    }
}
