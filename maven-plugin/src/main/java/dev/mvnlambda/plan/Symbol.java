package dev.mvnlambda.plan;

/** The sign of a step at the left of a plan. */
public enum Symbol {
    /** Adds a resource. */
    CREATE("+"),
    /** Changes one in place. */
    UPDATE("~"),
    /** Removes one and makes it again. */
    REPLACE("-/+"),
    /** Removes one. */
    DELETE("-"),
    /** Cannot be done. */
    REFUSE("!");

    private final String sign;

    Symbol(String sign) {
        this.sign = sign;
    }

    /** The sign as it is printed. */
    public String sign() {
        return sign;
    }
}
