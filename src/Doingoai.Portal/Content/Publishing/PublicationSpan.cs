using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>[From, Until): when a publication is to be seen.</summary>
internal sealed record PublicationSpan(DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>A beginning that has passed means now: nobody publishes into the past.</summary>
    public static PublicationSpan Beginning(DateTimeOffset now, DateTimeOffset? from, DateTimeOffset? until)
    {
        var begins = from > now ? from.Value : now;
        return until <= begins ? throw new RuleException("publication.until-before-from") : new(begins, until);
    }
}
