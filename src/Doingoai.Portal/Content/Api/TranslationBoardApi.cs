using System.ComponentModel.DataAnnotations;
using Doingoai.Portal.Content.Translation.Board;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Content.Api;

/// <summary>GET /api/v1/translations: the status board, items × languages.</summary>
internal static class TranslationBoardApi
{
    public static async Task<Ok<TranslationBoardAnswer>> ListAsync([AsParameters] TranslationBoardRequest request, TranslationBoard board, CancellationToken cancel)
    {
        var found = await board.FindAsync(request.ToFilter(), cancel);
        return TypedResults.Ok(new TranslationBoardAnswer(found.Total, [.. found.Rows.Select(Row)]));
    }

    private static TranslationRow Row(BoardRow row) => new(
        row.Item, row.Title, row.Type, row.SourceLanguage, row.Unit, row.Section,
        row.Cells.ToDictionary(cell => cell.Key, cell => new TranslationCell($"{cell.Value.State}", cell.Value.Stale, cell.Value.Since, cell.Value.Assignment?.Name, cell.Value.Assignment?.Due)));
}

/// <summary>Which items: folded words of a title, unit, section, type, who writes or is to translate, a language and a condition; a page of at most 100.</summary>
public sealed record TranslationBoardRequest
{
    private const int DefaultTake = 25;

    [StringLength(200)]
    public string? Text { get; init; }

    public Guid? Unit { get; init; }

    [StringLength(100)]
    public string? Section { get; init; }

    [StringLength(100)]
    public string? Type { get; init; }

    public Guid? Person { get; init; }

    [AllowedValues(null, "vi", "en", "zh")]
    public string? Language { get; init; }

    [AllowedValues(null, "any", "missing", "stale", "unassigned", "assigned", "overdue", "draft", "published")]
    public string? Condition { get; init; }

    public bool? OldestFirst { get; init; }

    [Range(0, 10_000_000)]
    public int? Skip { get; init; }

    /// <summary>25 if it is not said.</summary>
    [Range(1, 100)]
    public int? Take { get; init; }

    internal BoardFilter ToFilter() => new(
        Text, Unit, Section, Type, Person, Language, Condition is null ? BoardCondition.Any : Enum.Parse<BoardCondition>(Condition, ignoreCase: true), OldestFirst ?? false, Skip ?? 0, Take ?? DefaultTake);
}

/// <summary>Some of <paramref name="Total"/> items.</summary>
public sealed record TranslationBoardAnswer(int Total, IReadOnlyList<TranslationRow> Items);

/// <summary>An item with its languages.</summary>
public sealed record TranslationRow(string Item, string Title, string Type, string SourceLanguage, Guid Unit, string? Section, IReadOnlyDictionary<string, TranslationCell> Languages);

/// <summary>Where a language stands.</summary>
/// <param name="Stale">Fields that are behind the source.</param>
/// <param name="Since">When it was saved, or from when on it has been behind.</param>
/// <param name="Due">The day by which it is to be translated, Vietnam's calendar.</param>
public sealed record TranslationCell(string State, IReadOnlyList<string> Stale, DateTimeOffset? Since, string? AssignedTo, DateOnly? Due);
