/** One handler a trigger, as the pages of the documentation show them. */
package com.example.triggers;
