using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Terms;

/// <summary>A person edits the term base. Terms hold for all units, so only who may write everywhere may.</summary>
internal sealed class EditTerms(SaveTerm save, ContentRights rights)
{
    /// <returns>How many terms changed.</returns>
    public async Task<int> RunAsync(IReadOnlyList<TermInfo> terms, Person by, CancellationToken cancel)
    {
        await rights.DemandAsync(by, Permission.WriteContent, Guid.Empty, Platform.Languages.All, cancel);
        return await save.RunAsync(terms, by, cancel);
    }
}
