using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Site.Feedback;

internal sealed class FeedbackModel : IModelPart
{
    public void Map(ModelBuilder model) => model.Entity<FeedbackMessage>(message =>
    {
        message.ToTable("Feedback");
        message.Property(row => row.Id).ValueGeneratedNever();
        message.Property(row => row.Receipt).HasMaxLength(FeedbackReceipt.Length);
        message.Property(row => row.Form).HasMaxLength(FeedbackToken.FormLength);
        message.Property(row => row.Fingerprint).HasMaxLength(64);
        message.Property(row => row.Language).HasMaxLength(8);
        message.Property(row => row.Topic).HasConversion<string>().HasMaxLength(20);
        message.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
        message.Property(row => row.Text).HasMaxLength(FeedbackInput.LongestText);
        message.Property(row => row.Name).HasMaxLength(FeedbackInput.LongestName);
        message.Property(row => row.Email).HasMaxLength(FeedbackInput.LongestEmail);
        message.Property(row => row.About).HasMaxLength(FeedbackInput.LongestAbout);
        message.Property(row => row.Note).HasMaxLength(FeedbackMessage.LongestNote);
        message.Property(row => row.HandledByName).HasMaxLength(200);
        message.Property(row => row.Revision).IsConcurrencyToken();
        message.HasIndex(row => row.Receipt).IsUnique();
        message.HasIndex(row => row.Form).IsUnique();
        message.HasIndex(row => row.ReceivedAt);
        message.HasIndex(row => row.Fingerprint);
    });
}

internal static class FeedbackSets
{
    extension(PortalDb db)
    {
        internal DbSet<FeedbackMessage> Feedback => db.Set<FeedbackMessage>();
    }
}
