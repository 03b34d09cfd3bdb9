using Doingoai.Portal.Content.Comparing;

namespace Doingoai.Portal.Tests.Content.Comparing;

public sealed class MergeTests
{
    [Fact]
    public void What_only_one_changed_is_taken()
    {
        var (fields, conflicts) = Merge.Of(An.Fields(("title", "A"), ("lead", "B")), An.Fields(("title", "A1"), ("lead", "B")), An.Fields(("title", "A"), ("lead", "B2")));
        Assert.Empty(conflicts);
        Assert.Equal(("A1", "B2"), (fields["title"].Text, fields["lead"].Text));
    }

    [Fact]
    public void Where_both_changed_mine_stands_until_one_is_chosen()
    {
        var (fields, conflicts) = Merge.Of(An.Fields(("title", "A")), An.Fields(("title", "A1")), An.Fields(("title", "A2")));
        Assert.Equal(["title"], conflicts);
        Assert.Equal("A1", fields["title"].Text);
    }

    [Fact] public void The_same_change_by_both_is_none() => Assert.Empty(Merge.Of(An.Fields(("title", "A")), An.Fields(("title", "B")), An.Fields(("title", "B"))).Conflicts);

    [Fact]
    public void Emptying_is_a_change_too()
    {
        Assert.Empty(Merge.Of(An.Fields(("lead", "A")), An.Fields(), An.Fields(("lead", "A"))).Fields);
        Assert.Equal(["lead"], Merge.Of(An.Fields(("lead", "A")), An.Fields(), An.Fields(("lead", "B"))).Conflicts);
    }

    [Fact] public void A_text_typed_empty_empties_the_field() => Assert.Empty(Merge.Over(An.Fields(("lead", "A")), An.Fields(("lead", ""))));
}
