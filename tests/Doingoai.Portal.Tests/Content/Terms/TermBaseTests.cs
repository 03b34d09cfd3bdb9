using System.Text.Json;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Terms;

[StartsPortal]
public sealed class TermBaseTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_forbidden_form_blocks_publication_until_it_is_corrected_or_the_term_ends(string provider)
    {
        var room = await rooms.OnAsync(provider);
        await SaveAsync(room, Term("block", "Sa Pa", "Sapa"));
        var item = await ArticleAsync(room, "Mùa đông ở Sapa");
        var refused = await Assert.ThrowsAsync<RuleException>(() => room.PublishAsync(item, "vi"));
        Assert.Equal(("version.forbidden-term", "vi", "Tiêu đề", "Sapa", "Sa Pa"), (refused.Code, refused.Arguments[0], refused.Arguments[1], refused.Arguments[2], refused.Arguments[3]));

        await room.PublishAsync(await ArticleAsync(room, "Mùa đông ở “Sapa” xưa"), "vi");
        await SaveAsync(room, Term("block", "Sa Pa", "Sapa") with { Ended = true, Revision = 1 });
        await room.PublishAsync(item, "vi");
        Assert.NotNull(await room.LiveAsync(item, "vi"));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Every_change_is_audited_and_nothing_is_deleted(string provider)
    {
        var room = await rooms.OnAsync(provider);
        await SaveAsync(room, Term("audited", "một", "muột"));
        await SaveAsync(room, Term("audited", "một", "moột") with { Revision = 1 });
        await SaveAsync(room, Term("audited", "một", "moột") with { Revision = 2, Ended = true });

        var term = await room.ReadAsync(db => db.Terms.Include(row => row.Entries).SingleAsync(row => row.Key == "audited"));
        Assert.Equal((3, true, "moột"), (term.Revision, term.EndedAt is not null, term.Entries.Single().Forbidden));
        var id = term.Id.ToString("N");
        var trail = await room.ReadAsync(db => db.AuditEntries.Where(entry => entry.EntityId.StartsWith(id)).ToListAsync());
        Assert.Contains(trail, entry => entry.Entity == nameof(TermEntry) && entry.Before?.Contains("muột", StringComparison.Ordinal) == true && entry.After!.Contains("moột", StringComparison.Ordinal));
        Assert.All(trail, entry => Assert.Equal((room.Author.Id, "term.save"), (entry.ActorId, entry.Verb)));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Of_two_people_who_edit_one_term_the_second_is_told(string provider)
    {
        var room = await rooms.OnAsync(provider);
        await SaveAsync(room, Term("two", "hai", "haii"));
        await SaveAsync(room, Term("two", "hai", "hhai") with { Revision = 1 });
        Assert.Equal("term.changed-by-someone-else", (await Assert.ThrowsAsync<RuleException>(() => SaveAsync(room, Term("two", "hai", "hai hai") with { Revision = 1 }))).Code);
        Assert.Equal("term.changed-by-someone-else", (await Assert.ThrowsAsync<RuleException>(() => SaveAsync(room, Term("two", "hai", "hai hai")))).Code);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task What_one_term_prefers_another_cannot_forbid(string provider)
    {
        var room = await rooms.OnAsync(provider);
        await SaveAsync(room, Term("three", "ba", "baa"));
        Assert.Equal("term.contradiction", (await Assert.ThrowsAsync<RuleException>(() => SaveAsync(room, Term("four", "bốn", "BA")))).Code);
        Assert.False(await room.ReadAsync(db => db.Terms.AnyAsync(term => term.Key == "four")));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Who_may_not_write_everywhere_edits_no_term(string provider)
    {
        var room = await rooms.OnAsync(provider);
        await using var scope = room.Portal.Services.CreateAsyncScope();
        var edit = scope.ServiceProvider.GetRequiredService<EditTerms>();
        var stranger = await room.Portal.PersonAsync("technician");
        Assert.Equal("content.not-allowed", (await Assert.ThrowsAsync<RuleException>(() => edit.RunAsync([Term("x", "x", "y")], stranger, ContentRoom.Cancel))).Code);
        Assert.Equal(1, await edit.RunAsync([Term("five", "năm", "nằm nam")], room.Author, ContentRoom.Cancel));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_recipe_adds_terms_and_leaves_alone_what_people_look_after(string provider)
    {
        var room = await rooms.OnAsync(provider);
        using var recipe = JsonDocument.Parse(
            """{"terms":[{"key":"recipe-1","kind":"place","vi":"Bắc Hà","zh":{"preferred":"北河","accepted":["北河县"]}},{"key":"recipe-2","kind":"duty","note":"n","vi":"sáu","en":{"preferred":"six","forbidden":["sixx"]}}]}""");
        var step = room.Portal.Services.GetServices<Portal.Platform.Recipes.IRecipeStep>().OfType<TermsStep>().Single();
        await step.RunAsync(recipe.RootElement, "", ContentRoom.Cancel);
        await SaveAsync(room, Term("recipe-1", "Bắc Hà", "Bắc Hạ") with { Revision = 1 });
        await step.RunAsync(recipe.RootElement, "", ContentRoom.Cancel);

        var terms = await room.Portal.Services.GetRequiredService<TermBase>().CurrentAsync(ContentRoom.Cancel);
        Assert.Equal(["Bắc Hạ"], terms.Terms.Single(term => term.Key == "recipe-1").In("vi").Forbidden);
        Assert.Equal(["sixx"], terms.Terms.Single(term => term.Key == "recipe-2").In("en").Forbidden);
        Assert.Contains(await room.Portal.Services.GetRequiredService<ISynonyms>().AllAsync(ContentRoom.Cancel), set => set.Contains("sáu") && set.Contains("six"));
    }

    private static Task<int> SaveAsync(ContentRoom room, TermInfo term) => room.Portal.Services.GetRequiredService<SaveTerm>().RunAsync([term], room.Author, ContentRoom.Cancel);

    private static Task<SavedItem> ArticleAsync(ContentRoom room, string title) => room.Writer.CreateAsync(
        "article", Guid.Empty, new(0, ContentRoom.Section, new Dictionary<string, VariantDraft> { ["vi"] = ContentRoom.Text(room.Title(title)) }), room.Author, ContentRoom.Cancel);

    private static TermInfo Term(string key, string preferred, string forbidden) =>
        new(key, TermKind.Other, "", new Dictionary<string, TermForms> { ["vi"] = new(preferred, [], [forbidden]) });
}
