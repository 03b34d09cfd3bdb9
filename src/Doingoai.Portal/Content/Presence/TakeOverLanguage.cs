using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Presence;

/// <summary>A person goes on writing where another writes. The other's draft is kept and they are told.</summary>
internal sealed class TakeOverLanguage(Presences presences, ContentRights rights)
{
    /// <returns>False if there is no such item.</returns>
    public async Task<bool> RunAsync(string item, string language, Person by, CancellationToken cancel)
    {
        if (!Languages.Knows(language)) throw new RuleException("item.unknown-language", language);
        if (await rights.UnitOfAsync(item, cancel) is not { } unit) return false;
        await rights.DemandAsync(by, Permission.WriteContent, unit, [language], cancel);
        await presences.TakeAsync(item, language, by, cancel);
        return true;
    }
}
