using System.Globalization;
using System.Text.Json;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Time;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Pages;

/// <summary>The trail in words a person reads.</summary>
internal sealed class AuditWords(NamedTexts names, IStringLocalizer<Texts> texts)
{
    /// <summary>"Published", or "Changed: Cluster" when nobody named the act.</summary>
    public string Act(AuditEntry entry) =>
        names.Find($"Audit_{entry.Verb}") ?? (entry.Verb.Split('.') is [var entity, var verb] ? texts[$"Audit_{verb}", Entity(entity)] : entry.Verb);

    /// <summary>A name, as it was then; what acts without a person in the reader's language.</summary>
    public string Actor(AuditEntry entry)
    {
        if (entry.ActorId != Guid.Empty) return entry.ActorName;
        if (Task(entry) is not null) return texts["Actor_Portal"];
        return texts[$"Actor_{entry.ActorName}"] is { ResourceNotFound: false } said ? said.Value : entry.ActorName;
    }

    /// <summary>Which of the portal's own tasks did it; <c>null</c>: none of them.</summary>
    public string? Task(AuditEntry entry) => entry.ActorId == Guid.Empty ? names.Find($"Loop_{entry.ActorName}") : null;

    public string Entity(string entity) => names.Find($"Entity_{entity}") ?? entity;

    public string Field(string field) => names.Find($"Field_{field}") ?? field;

    public string Value(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => texts["Yes"],
        JsonValueKind.False => texts["No"],
        JsonValueKind.String when IsInstant(value.GetString()!) && value.TryGetDateTimeOffset(out var at) => VietnamTime.Of(at).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture),
        JsonValueKind.String => names.Find($"{field}_{value}") ?? value.ToString(), // Channel_Screens, Language_vi, Role_Editor
        _ => value.ToString(),
    };

    private static bool IsInstant(string text) => text.Length is >= 20 and <= 40 && text[10] == 'T';
}
