using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace Doingoai.Portal.Tests.Admin;

public sealed class AttemptTests : AdminRoom
{
    private Attempt Attempt => Services.GetRequiredService<Attempt>();

    private IEnumerable<NotificationMessage> Toasts => Services.GetRequiredService<NotificationService>().Messages;

    [Theory]
    [InlineData("vi", "Hãy nhập họ và tên.")]
    [InlineData("en", "Enter the person's name.")]
    [InlineData("zh", "请输入姓名。")]
    public async Task A_refused_rule_becomes_a_sentence_in_the_language_of_the_person(string language, string sentence)
    {
        Speak(language);

        Assert.False(await Attempt.RunAsync(() => throw new RuleException("account.no-name")));

        var toast = Assert.Single(Toasts);
        Assert.Equal((NotificationSeverity.Error, sentence), (toast.Severity, toast.Detail));
    }

    [Fact]
    public async Task Somebody_having_saved_first_is_a_rule_too()
    {
        Assert.False(await Attempt.RunAsync(() => throw new DbUpdateConcurrencyException()));
        Assert.Contains("người khác", Assert.Single(Toasts).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_is_left_to_fly() => await Assert.ThrowsAsync<InvalidOperationException>(() => Attempt.RunAsync(() => throw new InvalidOperationException()));

    [Fact]
    public async Task Success_is_said_when_asked_to()
    {
        Assert.True(await Attempt.RunAsync(() => Task.CompletedTask, "Đã lưu."));
        Assert.Equal(NotificationSeverity.Success, Assert.Single(Toasts).Severity);
    }
}
