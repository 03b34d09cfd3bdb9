using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Errors;

/// <summary>Tells a refused rule from a bug. Somebody else having saved first is a rule too.</summary>
internal static class Refusal
{
    public static RuleException? Of(Exception error) => error switch
    {
        RuleException rule => rule,
        DbUpdateConcurrencyException => new RuleException("platform.changed-meanwhile"),
        _ => null,
    };
}
