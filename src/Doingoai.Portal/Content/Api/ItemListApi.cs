using System.ComponentModel.DataAnnotations;
using Doingoai.Portal.Content.Items;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Content.Api;

/// <summary>GET /api/v1/items: the list the admin shows, last changed first.</summary>
internal static class ItemListApi
{
    public static async Task<Ok<ItemListAnswer>> ListAsync([AsParameters] ItemListRequest request, ItemListing listing, CancellationToken cancel)
    {
        var page = await listing.FindAsync(request.ToFilter(), cancel);
        return TypedResults.Ok(new ItemListAnswer(page.Total, [.. page.Items.Select(Row)]));
    }

    private static ItemRow Row(ItemState state) => new(
        state.Item.Id, state.Item.Type, state.Item.OwnerUnitId, state.Item.Revision, state.Item.ChangedAt,
        state.Languages.ToDictionary(language => language.Key, language => new LanguageRow(language.Value.Latest.Title, $"{language.Value.Latest.Stage}", language.Value.Open.Count > 0)));
}

/// <summary>Which items: folded words of a title, type, section, state; a page of at most 100.</summary>
public sealed record ItemListRequest
{
    private const int DefaultTake = 20;

    [StringLength(200)]
    public string? Text { get; init; }

    [StringLength(100)]
    public string? Type { get; init; }

    [StringLength(100)]
    public string? Section { get; init; }

    [AllowedValues(null, "any", "waiting", "live", "archived")]
    public string? State { get; init; }

    [Range(0, 10_000_000)]
    public int? Skip { get; init; }

    /// <summary>20 if it is not said.</summary>
    [Range(1, 100)]
    public int? Take { get; init; }

    internal ItemListFilter ToFilter() => new(Text, Type, Section, State is null ? ItemListState.Any : Enum.Parse<ItemListState>(State, ignoreCase: true), Skip ?? 0, Take ?? DefaultTake);
}

/// <summary>Some of <paramref name="Total"/> items.</summary>
public sealed record ItemListAnswer(int Total, IReadOnlyList<ItemRow> Items);

/// <summary>An item in the list.</summary>
public sealed record ItemRow(string Item, string Type, Guid Unit, int Revision, DateTimeOffset ChangedAt, IReadOnlyDictionary<string, LanguageRow> Languages);

/// <summary>A language of it.</summary>
/// <param name="Live">Seen now or planned, on any channel.</param>
public sealed record LanguageRow(string Title, string Stage, bool Live);
