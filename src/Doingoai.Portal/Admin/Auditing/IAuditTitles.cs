namespace Doingoai.Portal.Admin.Auditing;

/// <summary>What entries of the trail are about, by the title people know it by. A module registers one for each kind of thing it keeps.</summary>
internal interface IAuditTitles
{
    /// <summary>Titles of those it knows, by id, in the reader's language where there is one.</summary>
    /// <param name="ids">Of anything: content ids, keys, and identifiers of 32 hexadecimal digits.</param>
    Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyCollection<string> ids, CancellationToken cancel);
}
