using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Lists;

/// <summary>What was done with many items, and what was not and why.</summary>
internal sealed record BulkOutcome(IReadOnlyList<string> Done, IReadOnlyList<BulkRefusal> Refused);

internal sealed record BulkRefusal(string Item, string Title, RuleException Why);
