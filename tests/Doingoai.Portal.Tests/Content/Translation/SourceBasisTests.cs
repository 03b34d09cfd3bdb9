using Doingoai.Portal.Content.Translation;

namespace Doingoai.Portal.Tests.Content.Translation;

public sealed class SourceBasisTests
{
    private static readonly SourceFields First = Source("1", ("title", "a"), ("body", "b"));

    [Fact]
    public void A_field_that_came_went_or_changed_is_stale() =>
        Assert.Equal(["body", "lead", "title"], SourceBasis.On(First).StaleAgainst(Source("2", ("title", "x"), ("lead", "l"))));

    [Fact]
    public void What_is_as_it_was_is_fresh_whatever_the_version() => Assert.Empty(SourceBasis.On(First).StaleAgainst(First with { Version = "2" }));

    [Fact]
    public void A_minor_edit_confirms_only_what_was_right_before()
    {
        var (second, third) = (Source("2", ("title", "x"), ("body", "b")), Source("3", ("title", "y"), ("body", "c")));
        var basis = SourceBasis.On(First).AfterMinorEdit(second, third);
        Assert.Equal(["title"], basis.StaleAgainst(third));
        Assert.Equal(new("3", "c"), basis.Fields["body"]);
        Assert.Equal("1", basis.Fields["title"].Version);
    }

    [Fact]
    public void Confirming_an_emptied_field_remembers_that_it_is_empty()
    {
        var second = Source("2", ("title", "a"));
        Assert.Empty(SourceBasis.On(First).Confirm(["body"], second).StaleAgainst(second));
    }

    [Fact]
    public void What_nobody_knows_matches_no_source()
    {
        var basis = SourceBasis.Instead(First, ["body"]);
        Assert.Equal(["body"], basis.StaleAgainst(First));
        Assert.Equal(FieldBasis.Unknown, basis.Fields["body"]);
    }

    [Fact]
    public void It_survives_being_written() =>
        Assert.Equal(SourceBasis.On(First).Fields.OrderBy(field => field.Key), SourceBasis.Read(SourceBasis.On(First).Write())!.Fields.OrderBy(field => field.Key));

    private static SourceFields Source(string version, params (string Field, string Hash)[] fields) => new(version, fields.ToDictionary(field => field.Field, field => field.Hash));
}
