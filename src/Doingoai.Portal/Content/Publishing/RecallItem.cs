using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>A person takes an item off every channel. Needs no second person: silence is safe.</summary>
internal sealed class RecallItem(Recaller recaller, ContentRights rights)
{
    /// <returns>False if there is no such item.</returns>
    public async Task<bool> RunAsync(string item, string? language, Person by, CancellationToken cancel)
    {
        if (language is not null && !Languages.Knows(language)) throw new RuleException("item.unknown-language", language);
        if (await rights.UnitOfAsync(item, cancel) is not { } unit) return false;

        IEnumerable<string?> languages = language is null ? Languages.All : [language];
        await rights.DemandAsync(by, Permission.RecallContent, unit, languages, cancel);
        await recaller.RunAsync(item, language, by, cancel);
        return true;
    }
}
