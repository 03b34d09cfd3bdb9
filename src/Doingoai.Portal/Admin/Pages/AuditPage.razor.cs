using Doingoai.Portal.Admin.Auditing;
using Doingoai.Portal.Platform.Auditing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Pages;

/// <summary>Who changed what, newest first.</summary>
public sealed partial class AuditPage
{
    private List<AuditEntry>? _entries;
    private Dictionary<Guid, string> _subjects = [];
    private string _search = "";
    private bool _more;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private AuditTrail Trail { get; set; } = null!;

    [Inject] private AuditSubjects Subjects { get; set; } = null!;

    [Inject] private AuditWords Words { get; set; } = null!;

    protected override Task OnInitializedAsync() => SearchAsync();

    private async Task SearchAsync()
    {
        List<AuditEntry> found = [.. await Trail.ReadAsync(null, _search, default)];
        _subjects = new(await Subjects.OfAsync(found, default));
        _entries = found;
        _more = _entries.Count == AuditTrail.PageSize;
    }

    private async Task OlderAsync()
    {
        var older = await Trail.ReadAsync(_entries![^1], _search, default);
        foreach (var (entry, subject) in await Subjects.OfAsync(older, default)) _subjects[entry] = subject;
        _entries.AddRange(older);
        _more = older.Count == AuditTrail.PageSize;
    }
}
